-- A foreign key is added NOCHECK and validated last.
--- current
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A])
);
GO
--- hazards
DATA012 [dbo].[FK_T_P]
LOCK007 [dbo].[FK_T_P]
PERF005 [dbo].[FK_T_P]
--- steps
create foreign key [dbo].[FK_T_P]
validate foreign key [dbo].[FK_T_P]
