CREATE ROLE [WebShop] AUTHORIZATION [dbo];
GO

GRANT EXECUTE ON SCHEMA::[Sales] TO [WebShop];
GO

GRANT SELECT ON [Sales].[CustomerOverview] TO [WebShop];
