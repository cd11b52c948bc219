-- Without a log a move is a create and a drop, and reported.
--- current
CREATE SCHEMA [b];
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE SCHEMA [b];
GO
CREATE TABLE [b].[T] (
  [A] INT NOT NULL
);
GO
--- hazards
DATA001 [dbo].[T]
DATA006 [b].[T]
HA001 [dbo].[T]
