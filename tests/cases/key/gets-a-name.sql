-- An unnamed key gets a name.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL PRIMARY KEY
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY
);
GO
--- hazards
--- steps
rename primary key Primary Key: unnamed constraint on [dbo].[T]
