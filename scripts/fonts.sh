#!/usr/bin/env bash
# Brings the fonts that Pretendard falls back on into assets/fonts, packed, each with its licence: scripts/fonts.sh
# They lie in the repository; run this only to take a newer edition. Needs npm and what scripts/setup.sh fonts installs.
set -eu
cd "$(dirname "$0")/.."
out=$PWD/assets/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# fetch FAMILY VERSION: the family's static TrueType fonts, from the packages that carry Google's.
fetch() {
	mkdir -p "$work/$1"
	(cd "$work" && npm pack --silent "@expo-google-fonts/$1@$2" | xargs -I{} tar xzf {} -C "$1" --strip-components=1)
}

# pack FAMILY NAME WEIGHT [OPTION]...: one weight without what sheets do not use, compressed; the same bytes every time.
pack() {
	local family=$1 name=$2 weight=$3
	shift 3
	pyftsubset "$work/$family/$weight/${name}_$weight.ttf" --output-file="$work/font.ttf" --layout-features='*' \
		--notdef-outline --no-glyph-names --drop-tables+=vhea,vmtx,BASE,STAT,gasp,DSIG "$@"
	gzip -9nc "$work/font.ttf" >"$out/$name-${weight#[0-9]00}.ttf.gz"
	cp "$work/$family/LICENSE_FONT" "$out/$name-LICENSE.txt"
}

# common_han: the ideographs of GB 2312, the Chinese of every day, and of KS X 1001, the Hanja of Korean names.
common_han() {
	python3 - <<-'PYTHON'
	import unicodedata
	def held(encoding):
	    for code in range(0x2000, 0x10000):
	        if 0xD800 <= code < 0xE000:
	            continue
	        try:
	            chr(code).encode(encoding)
	        except UnicodeError:
	            continue
	        yield ord(unicodedata.normalize("NFC", chr(code)))
	codes = set(range(0x20, 0x7F)) | set(held("gb2312")) | {c for c in held("euc_kr") if not 0xAC00 <= c <= 0xD7A3}
	print(",".join(f"U+{c:04X}" for c in sorted(codes)))
	PYTHON
}

fetch noto-sans-devanagari 0.4.1
fetch noto-sans-khmer 0.4.3
fetch noto-sans-thai 0.4.2
fetch noto-sans-sc 0.4.3
fetch noto-sans-symbols-2 0.4.1
fetch noto-sans-math 0.4.2
for weight in 400Regular 700Bold; do
	pack noto-sans-devanagari NotoSansDevanagari $weight --glyphs='*' --unicodes='*'
	pack noto-sans-khmer NotoSansKhmer $weight --glyphs='*' --unicodes='*'
	pack noto-sans-thai NotoSansThai $weight --glyphs='*' --unicodes='*'
done
# Whole in one weight; the other takes half the room of a whole one to hold what is read every day.
pack noto-sans-sc NotoSansSC 400Regular --glyphs='*' --unicodes='*'
pack noto-sans-sc NotoSansSC 700Bold --unicodes="$(common_han)"
# Signs that people paste; of mathematics the arrows and operators, among them the tilde of KS X 1001.
pack noto-sans-symbols-2 NotoSansSymbols2 400Regular --unicodes=U+0020,U+2190-2BFF
pack noto-sans-math NotoSansMath 400Regular --unicodes=U+0020,U+2190-22FF
