-- The city's side: what the desks told, and the leads they share. Everything lies in
-- the schema ieum. PostgreSQL 13 or later.
--
-- Whoever sees to the server makes a login for each desk, whose name says which it is:
--   CREATE ROLE ieum_d07 LOGIN PASSWORD '…' IN ROLE ieum_desk;
-- and one for each reader at city hall:
--   CREATE ROLE kim LOGIN PASSWORD '…' IN ROLE ieum_city;

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ieum_desk') THEN CREATE ROLE ieum_desk NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ieum_city') THEN CREATE ROLE ieum_city NOLOGIN; END IF;
END $$;
GRANT USAGE ON SCHEMA ieum TO ieum_desk, ieum_city;

-- my_desk is the desk that the login belongs to: D07 for ieum_d07, NULL for anybody else.
CREATE FUNCTION ieum.my_desk() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN session_user ~ '^ieum_d[0-9]{2}$' THEN upper(substr(session_user, 6)) END
$$;

-- Which server this is. A restored one has another system identifier or timeline,
-- and may lack what it had answered that it has: the desks then begin anew.
CREATE TABLE ieum.server (one boolean PRIMARY KEY DEFAULT true CHECK (one), id uuid NOT NULL DEFAULT gen_random_uuid());
INSERT INTO ieum.server DEFAULT VALUES;
CREATE FUNCTION ieum.feed() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT format('%s/%s/%s/%s', s.id, c.system_identifier, k.timeline_id, d.oid)
    FROM ieum.server s, pg_control_system() c, pg_control_checkpoint() k, pg_database d
   WHERE d.datname = current_database()
$$;

-- One row for each record: its newest revision. The columns after body are taken out
-- of it for the views.
CREATE TABLE ieum.event (
  id           uuid PRIMARY KEY,
  desk         text NOT NULL CHECK (desk ~ '^D[0-9]{2}$'),
  kind         text NOT NULL CHECK (kind IN ('visit', 'seeker', 'lead', 'referral', 'result', 'day')),
  rev          bigint NOT NULL CHECK (rev > 0),
  at           timestamptz NOT NULL,
  body         jsonb NOT NULL,
  day          date,    -- when it happened
  what         text,    -- kind of visit, status of a referral, source of a lead
  seeker       uuid,
  lead         uuid,
  interview_on date,    -- of a referral
  hired_on     date     -- of a referral that led to a hire
);
CREATE INDEX event_day ON ieum.event (day, desk, kind);
CREATE INDEX event_interview ON ieum.event (interview_on, desk) WHERE interview_on IS NOT NULL;
CREATE INDEX event_hired ON ieum.event (hired_on, desk) WHERE hired_on IS NOT NULL;
CREATE INDEX event_hired_lead ON ieum.event (lead, desk) WHERE hired_on IS NOT NULL;
ALTER TABLE ieum.event ENABLE ROW LEVEL SECURITY;
CREATE POLICY desk_own ON ieum.event TO ieum_desk USING (desk = (SELECT ieum.my_desk())) WITH CHECK (desk = (SELECT ieum.my_desk()));
CREATE POLICY city_reads ON ieum.event FOR SELECT TO ieum_city USING (true);
GRANT SELECT, INSERT, UPDATE ON ieum.event TO ieum_desk;
GRANT SELECT ON ieum.event TO ieum_city;

-- Batches that have arrived: the same again changes nothing and gets the same answer.
CREATE TABLE ieum.batch (
  id          uuid PRIMARY KEY,
  desk        text NOT NULL,
  sha256      bytea NOT NULL CHECK (length(sha256) = 32),
  events      integer NOT NULL,
  rejected    jsonb NOT NULL DEFAULT '{}',   -- event id: reason
  received_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE ieum.batch ENABLE ROW LEVEL SECURITY;
CREATE POLICY desk_own ON ieum.batch TO ieum_desk USING (desk = (SELECT ieum.my_desk())) WITH CHECK (desk = (SELECT ieum.my_desk()));
CREATE POLICY city_reads ON ieum.batch FOR SELECT TO ieum_city USING (true);
GRANT SELECT, INSERT, UPDATE ON ieum.batch TO ieum_desk;
GRANT SELECT ON ieum.batch TO ieum_city;

-- Leads that the desks share. City hall changes one by writing the fields that should
-- be otherwise into city, e.g. UPDATE ieum.lead SET city = '{"openings": 3}' WHERE id = …;
-- the desk it came from is asked. xid is the transaction that wrote the row last.
CREATE TABLE ieum.lead (
  id         uuid PRIMARY KEY,
  desk       text NOT NULL,             -- of origin
  rev        bigint NOT NULL,
  body       jsonb NOT NULL,            -- as the desk has it
  change     bigint NOT NULL DEFAULT 0, -- counts the changes by city hall
  city       jsonb CHECK (jsonb_typeof(city) = 'object'),
  changed_at timestamptz,
  xid        xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX lead_xid ON ieum.lead (xid);
ALTER TABLE ieum.lead ENABLE ROW LEVEL SECURITY;
CREATE POLICY shared ON ieum.lead FOR SELECT TO ieum_desk, ieum_city USING (true);
CREATE POLICY city_changes ON ieum.lead FOR UPDATE TO ieum_city USING (true);
GRANT SELECT ON ieum.lead TO ieum_desk, ieum_city;
GRANT UPDATE (city) ON ieum.lead TO ieum_city;

CREATE FUNCTION ieum.lead_changes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  NEW.xid := pg_current_xact_id();
  IF NEW.rev = OLD.rev AND NEW.city IS DISTINCT FROM OLD.city THEN
    NEW.change := OLD.change + 1;
    NEW.changed_at := now();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lead_changes BEFORE UPDATE ON ieum.lead FOR EACH ROW EXECUTE FUNCTION ieum.lead_changes();

-- How many hires a desk reports for a lead. Only that desk ever writes a row, so two
-- desks that fill the last opening at once cannot overwrite each other's word.
CREATE TABLE ieum.hire (
  lead  uuid NOT NULL,
  desk  text NOT NULL,
  hires integer NOT NULL,
  xid   xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (lead, desk)
);
CREATE INDEX hire_xid ON ieum.hire (xid);
ALTER TABLE ieum.hire ENABLE ROW LEVEL SECURITY;
CREATE POLICY shared ON ieum.hire FOR SELECT TO ieum_desk, ieum_city USING (true);
GRANT SELECT ON ieum.hire TO ieum_desk, ieum_city;

-- share takes leads and hires out of the events of one statement. A desk's word that
-- has seen city hall's newest change ends it.
CREATE FUNCTION ieum.share() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$ BEGIN
  INSERT INTO ieum.lead AS l (id, desk, rev, body)
  SELECT id, desk, rev, body FROM told WHERE kind = 'lead' AND NOT body ? 'erased'
  ON CONFLICT (id) DO UPDATE SET rev = excluded.rev, body = excluded.body,
      city = CASE WHEN coalesce((excluded.body ->> 'seen')::bigint, 0) >= l.change THEN NULL ELSE l.city END
   WHERE excluded.rev > l.rev AND excluded.desk = l.desk;
  INSERT INTO ieum.hire AS h (lead, desk, hires)
  SELECT t.lead, t.desk, count(e.id)
    FROM (SELECT DISTINCT lead, desk FROM told WHERE kind = 'referral' AND what <> 'issued' AND lead IS NOT NULL) t
    LEFT JOIN ieum.event e ON e.lead = t.lead AND e.desk = t.desk AND e.hired_on IS NOT NULL
   GROUP BY t.lead, t.desk
  HAVING count(e.id) > 0 OR EXISTS (SELECT 1 FROM ieum.hire h WHERE h.lead = t.lead AND h.desk = t.desk)
  ON CONFLICT (lead, desk) DO UPDATE SET hires = excluded.hires, xid = pg_current_xact_id()
   WHERE h.hires <> excluded.hires;
  RETURN NULL;
END $$;
CREATE TRIGGER share_new AFTER INSERT ON ieum.event REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION ieum.share();
CREATE TRIGGER share_changed AFTER UPDATE ON ieum.event REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION ieum.share();

-- The figures of a day and a desk, counted from the records as the daily log counts
-- them, but for what was only noted there: people who came, counselled, registered or
-- renewed, leads found by the desk itself, slips that stand, interviews, hires by the
-- day the answer came. What a desk froze when it closed a day is in ieum.log.
CREATE VIEW ieum.day AS
  SELECT day, desk, sum(visits)::bigint AS visits, sum(consultations)::bigint AS consultations,
         sum(registrations)::bigint AS registrations, sum(leads)::bigint AS leads, sum(referrals)::bigint AS referrals,
         sum(interviews)::bigint AS interviews, sum(hires)::bigint AS hires
    FROM (
      SELECT day, desk, count(DISTINCT seeker) FILTER (WHERE kind = 'visit') AS visits,
             count(*) FILTER (WHERE kind = 'visit' AND what = 'consult') AS consultations,
             count(DISTINCT seeker) FILTER (WHERE kind = 'visit' AND what IN ('register', 'renew')) AS registrations,
             count(*) FILTER (WHERE kind = 'lead' AND what NOT IN ('sheet', 'work24')) AS leads,
             count(*) FILTER (WHERE kind = 'referral' AND what <> 'void') AS referrals, 0 AS interviews, 0 AS hires
        FROM ieum.event WHERE kind IN ('visit', 'lead', 'referral') AND day IS NOT NULL GROUP BY day, desk
      UNION ALL
      SELECT interview_on, desk, 0, 0, 0, 0, 0, count(*) FILTER (WHERE what NOT IN ('void', 'declined', 'no_contact')), 0
        FROM ieum.event WHERE interview_on IS NOT NULL GROUP BY interview_on, desk
      UNION ALL
      SELECT hired_on, desk, 0, 0, 0, 0, 0, 0, count(*)
        FROM ieum.event WHERE hired_on IS NOT NULL GROUP BY hired_on, desk
    ) f GROUP BY day, desk;

CREATE VIEW ieum.month AS
  SELECT date_trunc('month', day)::date AS month, desk, sum(visits)::bigint AS visits, sum(consultations)::bigint AS consultations,
         sum(registrations)::bigint AS registrations, sum(leads)::bigint AS leads, sum(referrals)::bigint AS referrals,
         sum(interviews)::bigint AS interviews, sum(hires)::bigint AS hires
    FROM ieum.day GROUP BY 1, desk;

CREATE VIEW ieum.year AS
  SELECT date_trunc('year', day)::date AS year, desk, sum(visits)::bigint AS visits, sum(consultations)::bigint AS consultations,
         sum(registrations)::bigint AS registrations, sum(leads)::bigint AS leads, sum(referrals)::bigint AS referrals,
         sum(interviews)::bigint AS interviews, sum(hires)::bigint AS hires
    FROM ieum.day GROUP BY 1, desk;

-- figures are those of a period by desk: a month of ten years without reading the
-- other years, which the views month and year do.
CREATE FUNCTION ieum.figures(first date, last date) RETURNS TABLE (desk text, visits bigint, consultations bigint, registrations bigint,
  leads bigint, referrals bigint, interviews bigint, hires bigint) LANGUAGE sql STABLE AS $$
  SELECT d.desk, sum(d.visits)::bigint, sum(d.consultations)::bigint, sum(d.registrations)::bigint, sum(d.leads)::bigint,
         sum(d.referrals)::bigint, sum(d.interviews)::bigint, sum(d.hires)::bigint
    FROM ieum.day d WHERE d.day BETWEEN figures.first AND figures.last GROUP BY d.desk
$$;

-- What the desks closed their days with.
CREATE VIEW ieum.log AS
  SELECT day, desk, (body ->> 'revision')::int AS revision, (body ->> 'closed')::boolean AS closed, (body ->> 'visits')::int AS visits,
         (body ->> 'consultations')::int AS consultations, (body ->> 'registrations')::int AS registrations, (body ->> 'leads')::int AS leads,
         (body ->> 'referrals')::int AS referrals, (body ->> 'interviews')::int AS interviews, (body ->> 'hires')::int AS hires
    FROM ieum.event WHERE kind = 'day' AND NOT body ? 'erased';
GRANT SELECT ON ieum.day, ieum.month, ieum.year, ieum.log TO ieum_city;
