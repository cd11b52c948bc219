-- Objects of an ignored schema are left alone.
--- options
{"ignore":{"schemas":["x"],"names":[],"kinds":[]}}
--- current
CREATE SCHEMA [x];
GO
CREATE TABLE [x].[T] (
  [A] INT NOT NULL
);
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE SCHEMA [x];
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
