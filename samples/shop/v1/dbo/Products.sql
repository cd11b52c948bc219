-- The old name, kept for the warehouse terminals.
CREATE SYNONYM [dbo].[Products] FOR [Stock].[Product];
