-- What a lead tells the city of its employer stands with the employer, and a newer
-- lead may change it for all of them: those that are open are told again.
CREATE TRIGGER city_employer AFTER UPDATE OF name, business_no, representative, industry, phone ON employer
WHEN (NEW.name, NEW.business_no, NEW.representative, NEW.industry, NEW.phone)
     IS NOT (OLD.name, OLD.business_no, OLD.representative, OLD.industry, OLD.phone)
 AND EXISTS (SELECT 1 FROM city_way)
BEGIN
  INSERT INTO city_tell (kind, id)
  SELECT 'lead', l.id FROM lead l JOIN desk d ON d.code = l.desk AND d.own = 1 WHERE l.employer_id = NEW.id AND l.status = 'open';
END;
