-- Another index takes the clustered place.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED,
  [B] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY NONCLUSTERED,
  [B] INT NOT NULL
);
GO
CREATE CLUSTERED INDEX [CX_T] ON [dbo].[T] ([B]);
GO
--- hazards
--- steps
