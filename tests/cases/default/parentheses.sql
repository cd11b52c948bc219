-- Extra parentheses and the case of a function are no difference.
--- current
CREATE TABLE [dbo].[T] (
  [A] DATETIME NOT NULL CONSTRAINT [DF_T_A] DEFAULT ((getdate()))
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] DATETIME NOT NULL CONSTRAINT [DF_T_A] DEFAULT GETDATE()
);
GO
--- hazards
--- steps
