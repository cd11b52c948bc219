-- Boundaries that are dates, written in two ways.
--- current
CREATE PARTITION FUNCTION PF (date) AS RANGE RIGHT FOR VALUES ('2024-01-01', '2025-01-01');
--- desired
CREATE PARTITION FUNCTION PF (date) AS RANGE RIGHT FOR VALUES ('20240101', '20250101');
--- hazards
--- steps
