-- A plain table becomes temporal without a copy.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [F] DATETIME2 (7) GENERATED ALWAYS AS ROW START NOT NULL,
  [U] DATETIME2 (7) GENERATED ALWAYS AS ROW END NOT NULL,
  PERIOD FOR SYSTEM_TIME ([F], [U])
) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[H]));
GO
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK004 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
