import Database from 'better-sqlite3';

const database = new Database(':memory:');
process.parentPort.postMessage(database.prepare('select sqlite_version() as version').get());
