-- A table goes with the foreign key of another that stays.
--- current
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [P] INT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A])
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [P] INT NULL
);
GO
--- hazards
DATA001 [dbo].[P]
HA001 [dbo].[P]
--- steps
drop foreign key [dbo].[FK_T_P]
drop table [dbo].[P]
