module.exports = require('../../eslint/backend-plugin')(__dirname);
