// Node 22.23 answers `require` of mocha 12 with its namespace, Node 24 with the class itself.
const required = require('mocha-itself');

module.exports = required.default ?? required;
