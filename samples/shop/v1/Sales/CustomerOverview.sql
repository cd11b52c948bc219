CREATE VIEW [Sales].[CustomerOverview]
AS
SELECT c.[CustomerId], c.[DisplayName], c.[Country], COUNT(o.[OrderId]) AS [Orders], MAX(o.[PlacedAt]) AS [LastOrderAt]
FROM [Sales].[Customer] AS c
LEFT JOIN [Sales].[Order] AS o ON o.[CustomerId] = c.[CustomerId]
GROUP BY c.[CustomerId], c.[DisplayName], c.[Country];
