-- What the wixl of Debian 12 leaves out of the installer: Korean, and what the files' versions are. A statement a line.
UPDATE `Property` SET `Value` = '이음창구' WHERE `Property` = 'ProductName'
UPDATE `Property` SET `Value` = '이음창구' WHERE `Property` = 'Manufacturer'
UPDATE `Property` SET `Value` = '프로그램을 지워도 상담 자료는 %LOCALAPPDATA%\Ieum 폴더에 그대로 남습니다.' WHERE `Property` = 'ARPCOMMENTS'
UPDATE `LaunchCondition` SET `Description` = '더 새로운 이음창구가 이미 설치되어 있습니다.' WHERE `Condition` = 'NOT NEWERFOUND'
UPDATE `Feature` SET `Title` = '이음창구' WHERE `Feature` = 'Complete'
UPDATE `Directory` SET `DefaultDir` = 'IEUMDESK|이음창구' WHERE `Directory` = 'MENU'
UPDATE `Shortcut` SET `Name` = 'DESK|이음창구', `Description` = '구직자 상담 창구' WHERE `Shortcut` = 'OpenDesk'
UPDATE `Shortcut` SET `Name` = 'DATA|이음창구 자료 폴더', `Description` = '상담 자료와 백업이 있는 폴더' WHERE `Shortcut` = 'OpenData'
UPDATE `Shortcut` SET `Name` = 'README|이음창구 안내', `Description` = '설치, 자료의 위치, 백업' WHERE `Shortcut` = 'OpenReadme'
-- Before anything is changed; wixl puts it at the end, when the program is gone.
UPDATE `InstallExecuteSequence` SET `Sequence` = 1410 WHERE `Action` = 'Farewell'
-- 18: an installed program, run as the person; 64: whatever comes of it, the removal goes on.
UPDATE `CustomAction` SET `Type` = 82 WHERE `Action` = 'Farewell'
-- 769: the same version too is an older one, wixl says 256.
DELETE FROM `Upgrade` WHERE `ActionProperty` = 'OLDERFOUND'
INSERT INTO `Upgrade` (`UpgradeCode`, `VersionMin`, `VersionMax`, `Attributes`, `ActionProperty`) VALUES ('{6E1C2F0B-6B0E-4C39-9D5C-0B8B1D0E6A57}', '0.0.0', '@VERSION@', 769, 'OLDERFOUND')
-- A file that has a version is compared by it, not by its content.
UPDATE `File` SET `Version` = '@VERSION@', `Language` = '1042' WHERE `File` = 'ieumdesk.exe'
UPDATE `File` SET `Version` = '@VERSION@', `Language` = '1042' WHERE `File` = 'ieumctl.exe'
DELETE FROM `MsiFileHash` WHERE `File_` = 'ieumdesk.exe'
DELETE FROM `MsiFileHash` WHERE `File_` = 'ieumctl.exe'
