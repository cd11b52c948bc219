-- IN and OR are one expression.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  CONSTRAINT [CK_T] CHECK ([A]=(3) OR [A]=(2) OR [A]=(1))
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  CONSTRAINT [CK_T] CHECK ([A] IN (1, 2, 3))
);
GO
--- hazards
--- steps
