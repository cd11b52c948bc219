-- A table with key, unique, check, default and index.
--- current
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT IDENTITY (1, 1) NOT NULL CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED,
  [B] VARCHAR (10) NOT NULL CONSTRAINT [UQ_T_B] UNIQUE,
  [C] INT NOT NULL CONSTRAINT [DF_T_C] DEFAULT (0) CONSTRAINT [CK_T_C] CHECK ([C] >= 0)
);
GO
CREATE INDEX [IX_T_C] ON [dbo].[T] ([C]);
GO
--- hazards
--- steps
create table [dbo].[T]
create index [dbo].[T].[IX_T_C]
