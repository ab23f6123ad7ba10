package io.stopover.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Lends one connection to one thread at a time. An embedded database gains nothing from a pool, and
 * unlike H2's own pool this one never swallows an interrupt while it waits.
 */
final class OneConnection implements ConnectionFactory, AutoCloseable {
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();

    OneConnection(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Connection openConnection() {
        lock.lock();
        return connection;
    }

    @Override
    public void closeConnection(Connection lent) {
        lock.unlock();
    }

    @Override
    public void close() throws SQLException {
        lock.lock();
        try {
            connection.close();
        } finally {
            lock.unlock();
        }
    }
}
