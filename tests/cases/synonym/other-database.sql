-- A synonym for an object of another database and server.
--- current
--- desired
CREATE SYNONYM dbo.N FOR [srv].[db].[dbo].[T];
--- hazards
