-- Two new tables that refer to each other.
--- current
--- desired
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY,
  [T] INT NULL
);
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [P] INT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A])
);
GO
ALTER TABLE [dbo].[P] ADD CONSTRAINT [FK_P_T] FOREIGN KEY ([T]) REFERENCES [dbo].[T] ([A]);
GO
--- hazards
PERF005 [dbo].[FK_P_T]
PERF005 [dbo].[FK_T_P]
--- steps
create table [dbo].[P]
create table [dbo].[T]
create foreign key [dbo].[FK_P_T]
create foreign key [dbo].[FK_T_P]
validate foreign key [dbo].[FK_P_T]
validate foreign key [dbo].[FK_T_P]
