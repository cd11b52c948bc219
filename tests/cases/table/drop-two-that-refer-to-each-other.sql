-- Foreign keys go first.
--- current
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
--- desired
--- hazards
DATA001 [dbo].[P]
DATA001 [dbo].[T]
HA001 [dbo].[P]
HA001 [dbo].[T]
--- steps
drop foreign key [dbo].[FK_P_T]
drop foreign key [dbo].[FK_T_P]
drop table [dbo].[P]
drop table [dbo].[T]
