CREATE VIEW [Sales].[CustomerFax]
AS
SELECT [CustomerId], [Fax]
FROM [Sales].[Customer]
WHERE [Fax] IS NOT NULL;
