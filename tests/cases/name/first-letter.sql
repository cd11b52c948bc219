-- Names that begin with a dollar, an at sign or a digit are names like others where they are quoted.
--- current
CREATE SEQUENCE dbo.[$seq];
GO
CREATE TABLE dbo.[@t] ([$Id] int NOT NULL CONSTRAINT [$pk] PRIMARY KEY CONSTRAINT [$df] DEFAULT (NEXT VALUE FOR dbo.[$seq]),
  [$Status] int NOT NULL CONSTRAINT [@ck] CHECK ([$Status] BETWEEN 0 AND 9), [@a] int NULL, [1b] int NULL, [$c] AS ([$Status] + [@a] * 2 + [1b]));
GO
CREATE INDEX [$ix] ON dbo.[@t] ([$Status]) WHERE [$Status] <> 0;
GO
CREATE VIEW dbo.[A] AS SELECT [$Id], [@a] FROM dbo.[@t];
GO
CREATE FUNCTION dbo.[@f] () RETURNS int AS BEGIN RETURN (SELECT MAX([$Status]) FROM dbo.[@t]); END
--- desired
CREATE SEQUENCE dbo.[$seq];
GO
CREATE TABLE dbo.[@t] ([$Id] int NOT NULL CONSTRAINT [$pk] PRIMARY KEY CONSTRAINT [$df] DEFAULT (NEXT VALUE FOR dbo.[$seq]),
  [$Status] bigint NOT NULL CONSTRAINT [@ck] CHECK ([$Status] BETWEEN 1 AND 9), [@a] int NULL, [1b] int NULL, [$c] AS ([$Status] + [@a] * 3 + [1b]));
GO
CREATE INDEX [$ix] ON dbo.[@t] ([$Status]) WHERE [$Status] <> 1;
GO
CREATE VIEW dbo.[A] AS SELECT [$Id], [@a], [1b] FROM dbo.[@t];
GO
CREATE FUNCTION dbo.[@f] () RETURNS bigint AS BEGIN RETURN (SELECT MAX([$Status]) FROM dbo.[@t]); END
--- postdeploy
INSERT INTO dbo.[@t] ([$Status]) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM dbo.[@t]);
UPDATE dbo.[@t] SET [@a] = 1 WHERE [$Status] = 1;
--- hazards
COMP002 [dbo].[@f]
DATA012 [dbo].[@ck]
HA002 [dbo].[@t]
HA005 Database Options
LOCK002 [dbo].[@t]
LOCK005 [dbo].[@t].[$ix]
LOCK007 [dbo].[@ck]
PERF002 [dbo].[@t].[$ix]
SPACE001 Database Options
SPACE002 Database Options
