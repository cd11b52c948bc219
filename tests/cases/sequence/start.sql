-- Another start is a restart that the author did not write: only what a new database gets.
--- current
CREATE SEQUENCE dbo.S AS int START WITH 1;
--- desired
CREATE SEQUENCE dbo.S AS int START WITH 100;
--- hazards
DATA008 [dbo].[S]
