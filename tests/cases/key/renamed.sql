-- Another name of the primary key is sp_rename, not a copy.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_old] PRIMARY KEY
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_new] PRIMARY KEY
);
GO
--- hazards
--- steps
rename primary key [dbo].[PK_old]
