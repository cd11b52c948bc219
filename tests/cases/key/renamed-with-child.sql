-- Foreign keys stay while their key is renamed.
--- current
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_old] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK] REFERENCES [dbo].[P] ([A])
);
GO
--- desired
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_new] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK] REFERENCES [dbo].[P] ([A])
);
GO
--- hazards
--- steps
rename primary key [dbo].[PK_old]
