-- view documents: one row a document; origin is the document it is a copy of, copies the number of documents of it
CREATE VIEW documents AS
SELECT g.id, r.title, r.headline, r.abstract, g.source, g.published, r.language, g.status, g.origin,
  (SELECT count(*) FROM given o WHERE o.origin = g.origin) AS copies, g.rank
FROM given g LEFT JOIN document_rows r ON r.result = g.result;

-- view actors: one row an actor, across all documents
CREATE VIEW actors AS
SELECT id, name, kind, unnamed, country, sector, aliases, documents, mentions FROM known;

-- view members: one row an actor of a document; local is its id there, start and end are those of its first mention
CREATE VIEW members AS
SELECT g.id AS document, r.id AS local, m.actor, r.name, r.kind, r.unnamed, r.role,
  r.country, r.sector, r.aliases, r.mentions, r.start, r."end", g.origin, g.published, g.rank, g.result
FROM given g JOIN actor_rows r ON r.result = g.result JOIN belongs m ON m.document = g.id AND m.local = r.id;

-- view events: one row an event of a document; agents and targets are ids of actors; matter is equal for events of
-- one type with the same actors; day is when it happened, or else when the article or its
-- origin appeared
CREATE VIEW events AS
SELECT g.id AS document, r.id, r.type, r.mode, r.modality, r.description, x.agents, x.agent_names, x.targets, x.target_names,
  r."trigger", r."when", r.when_start, r.when_end, r."where", r.where_country, x.day, x.matter,
  r.start, r."end", r.evidence, g.origin, g.published, g.rank
FROM given g JOIN event_rows r ON r.result = g.result JOIN matters x ON x.document = g.id AND x.event = r.id;

-- view claims: one row a claim of a document; speaker and addressee are ids of actors; named is 1, 0 for a source
-- that is not named, or null where nobody is told
CREATE VIEW claims AS
SELECT g.id AS document, r.id, r.stance, r.form, r.text, m.actor AS speaker, k.name AS speaker_name, NOT s.unnamed AS named, r.speaker_words, r.cue, r.quotes,
  o.actor AS addressee, r."within", r.start, r."end", r.evidence,
  g.origin, g.published, g.appeared, g.rank, g.result
FROM given g JOIN claim_rows r ON r.result = g.result
LEFT JOIN actor_rows s ON s.result = g.result AND s.id = r.speaker
LEFT JOIN belongs m ON m.document = g.id AND m.local = r.speaker
LEFT JOIN known k ON k.id = m.actor
LEFT JOIN belongs o ON o.document = g.id AND o.local = r.addressee;

-- view sayings: one row a claim and an event that it is about; without an event, matter is the claim's words
CREATE VIEW sayings AS
SELECT c.*, p.event, coalesce(x.matter, 'words ' || lower(c.text)) AS matter, coalesce(x.day, c.appeared) AS day,
  coalesce(x.linked, 0) AS linked, x.agents, x.agent_names, x.targets, x.target_names
FROM claims c LEFT JOIN claim_parts p ON p.result = c.result AND p.claim = c.id
LEFT JOIN matters x ON x.document = c.document AND x.event = p.event;

-- view denials: who denies what another affirms: of one event, or of events of one type with the same
-- actors; in two articles at most three days lie between them
CREATE VIEW denials AS
WITH said AS MATERIALIZED (SELECT * FROM sayings WHERE speaker IS NOT NULL AND stance IN ('denies', 'asserts', 'accuses', 'warns')),
pairs AS (
  SELECT d.rank * 1000000 + a.rank AS first, d.day, d.speaker AS denier, d.speaker_name AS denied_by, a.speaker AS affirmer,
    a.speaker_name AS affirmed_by, a.stance, d.text, d.evidence, d.document, d.start, d."end", d.origin,
    a.evidence AS affirmed_evidence, a.document AS affirmed_document, a.start AS affirmed_start, a."end" AS affirmed_end,
    a.origin AS affirmed_origin, d.matter
  FROM said d JOIN said a ON a.matter = d.matter AND a.speaker <> d.speaker
  WHERE d.stance = 'denies' AND a.stance <> 'denies' AND (
    a.document = d.document OR (d.linked AND abs(julianday(a.day) - julianday(d.day)) <= 3)
  )
)
SELECT day, denied_by, affirmed_by, stance, text, evidence, document, start, "end",
  count(DISTINCT origin) AS origins, count(DISTINCT document) AS documents,
  affirmed_evidence, affirmed_document, affirmed_start, affirmed_end,
  count(DISTINCT affirmed_origin) AS affirmed_origins, count(DISTINCT affirmed_document) AS affirmed_documents,
  denier, affirmer, min(first) AS rank
FROM pairs GROUP BY denier, affirmer, matter;

-- view accusations: who accused whom, and when; by a claim that accuses, or an event of the type accuse
CREATE VIEW accusations AS
WITH found AS (
  SELECT c.day, c.speaker AS accuser, c.speaker_name AS accused_by, coalesce(m.actor, c.addressee) AS accused,
    c.text, c.evidence, c.document, c.start, c."end", c.origin, c.rank
  FROM sayings c LEFT JOIN event_parts p ON p.result = c.result AND p.event = c.event AND p.part = 'agent'
  LEFT JOIN belongs m ON m.document = c.document AND m.local = p.actor
  WHERE c.stance = 'accuses' AND c.speaker IS NOT coalesce(m.actor, c.addressee)
  UNION ALL
  SELECT x.day, a.actor, ka.name, t.actor, r.description, r.evidence, g.id, r.start, r."end", g.origin, g.rank
  FROM event_rows r JOIN given g ON g.result = r.result JOIN matters x ON x.document = g.id AND x.event = r.id
  JOIN event_parts pa ON pa.result = r.result AND pa.event = r.id AND pa.part = 'agent'
  JOIN belongs a ON a.document = g.id AND a.local = pa.actor JOIN known ka ON ka.id = a.actor
  LEFT JOIN event_parts pt ON pt.result = r.result AND pt.event = r.id AND pt.part = 'target'
  LEFT JOIN belongs t ON t.document = g.id AND t.local = pt.actor
  WHERE r.type = 'accuse' AND r.modality IN ('occurred', 'ongoing') AND a.actor IS NOT t.actor
)
SELECT f.day, f.accused_by, k.name AS accused, f.text, f.evidence, f.document, f.start, f."end",
  count(DISTINCT f.origin) AS origins, count(DISTINCT f.document) AS documents, f.accuser, f.accused AS accused_id,
  min(f.rank) AS rank
FROM found f LEFT JOIN known k ON k.id = f.accused GROUP BY f.accuser, f.accused, f.day;

-- view unnamed: what only sources said that are not named: nobody else did within three days, and no article tells
-- it as a fact
CREATE VIEW unnamed AS
SELECT c.day, c.speaker_name AS said_by, c.stance, c.text, c.evidence, c.document, c.start, c."end",
  count(DISTINCT c.origin) AS origins, count(DISTINCT c.document) AS documents, c.matter, min(c.rank) AS rank
FROM sayings c WHERE c.named = 0
AND NOT EXISTS (
  SELECT 1 FROM heard o WHERE o.matter = c.matter AND (o.day IS NULL OR c.day IS NULL OR o.day BETWEEN date(c.day, '-3 days') AND date(c.day, '+3 days'))
)
GROUP BY c.matter, c.day;

-- view said: what an actor said; equal words of one stance are one row
CREATE VIEW said AS
SELECT c.appeared AS day, c.speaker_name AS said_by, c.stance, c.text, c.cue, c.evidence, c.document, c.start, c."end",
  count(DISTINCT c.origin) AS origins, count(DISTINCT c.document) AS documents, c.speaker, min(c.rank) AS rank
FROM claims c WHERE c.speaker IS NOT NULL GROUP BY c.speaker, c.stance, lower(c.text);

-- view happenings: what happened; events of one matter, modality and day are one row
CREATE VIEW happenings AS
SELECT day, type, modality, agent_names, target_names, description, evidence, document, start, "end",
  count(DISTINCT origin) AS origins, count(DISTINCT document) AS documents, agents, targets, matter, min(rank) AS rank
FROM events GROUP BY matter, modality, day;
