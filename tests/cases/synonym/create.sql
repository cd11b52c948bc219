-- A synonym; in reverse it goes.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE SYNONYM [dbo].[N] FOR [dbo].[T];
GO
--- hazards
