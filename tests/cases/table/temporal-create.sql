-- A temporal table with a history table of its own.
--- current
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [F] DATETIME2 (7) GENERATED ALWAYS AS ROW START NOT NULL,
  [U] DATETIME2 (7) GENERATED ALWAYS AS ROW END NOT NULL,
  PERIOD FOR SYSTEM_TIME ([F], [U])
) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[H]));
GO
--- hazards
