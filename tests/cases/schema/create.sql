-- A schema with a table; in reverse both go.
--- current
--- desired
CREATE SCHEMA [s];
GO
CREATE TABLE [s].[T] (
  [A] INT NOT NULL
);
GO
--- hazards
--- steps
create schema [s]
create table [s].[T]
