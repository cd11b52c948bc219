-- ON DELETE CASCADE: dropped, created, validated.
--- current
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A])
);
GO
--- desired
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A]) ON DELETE CASCADE
);
GO
--- hazards
DATA012 [dbo].[FK_T_P]
LOCK007 [dbo].[FK_T_P]
PERF005 [dbo].[FK_T_P]
--- steps
drop foreign key [dbo].[FK_T_P]
create foreign key [dbo].[FK_T_P]
validate foreign key [dbo].[FK_T_P]
