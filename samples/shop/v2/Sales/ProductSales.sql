CREATE VIEW [Sales].[ProductSales]
WITH SCHEMABINDING
AS
SELECT l.[ProductId], SUM(l.[Quantity]) AS [Quantity], SUM(l.[Amount]) AS [Amount], COUNT_BIG(*) AS [Lines]
FROM [Sales].[OrderLine] AS l
GROUP BY l.[ProductId];
GO

CREATE UNIQUE CLUSTERED INDEX [IX_ProductSales] ON [Sales].[ProductSales] ([ProductId]);
