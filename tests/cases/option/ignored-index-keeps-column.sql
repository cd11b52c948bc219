-- A column stays while an ignored index is on it, also when desired has another index of that name.
--- options
{ "ignore": { "schemas": [], "names": [], "kinds": ["index"] } }
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL, INDEX IX (A, B));
--- desired
CREATE TABLE dbo.T (A int NULL, INDEX IX (A));
--- one-way
In reverse the ignored index stands on less, and nothing is to be seen of it.
--- hazards
--- steps
--- findings
PLAN007 [dbo].[T].[B]
