'use strict';

// n8n loads the files that package.json names under "n8n". This entry is for everybody else who
// requires the package: it hands out the same built classes.
module.exports = {
	...require('./dist/credentials/ZaloOaApi.credentials.js'),
	...require('./dist/nodes/ZaloOa/ZaloOa.node.js'),
	...require('./dist/nodes/ZaloOa/ZaloOaQuotaTrigger.node.js'),
	...require('./dist/nodes/ZaloOa/ZaloOaTrigger.node.js'),
};
