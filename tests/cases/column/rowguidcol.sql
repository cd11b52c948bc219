-- ROWGUIDCOL is added.
--- current
CREATE TABLE [dbo].[T] (
  [A] UNIQUEIDENTIFIER NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] UNIQUEIDENTIFIER ROWGUIDCOL NOT NULL
);
GO
--- hazards
