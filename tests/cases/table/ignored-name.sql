-- Objects of an ignored name are left alone.
--- options
{"ignore":{"schemas":[],"names":["[dbo].[tmp_*]"],"kinds":[]}}
--- current
CREATE TABLE [dbo].[tmp_1] (
  [A] INT NOT NULL
);
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
