import { toStoreError } from '../../../../server/store/neo4j/errors.ts';
import { requireSupportedServer } from '../../../../server/store/neo4j/schema.ts';
import { StoreError } from '../../../../server/store/store-error.ts';

const failure = (code: string): Error => Object.assign(new Error('whatever it says'), { code });

describe('failures of the driver', () => {
  it.each([
    ['ServiceUnavailable', 'store_unavailable'],
    ['SessionExpired', 'store_unavailable'],
    ['N/A', 'store_unavailable'],
    ['Neo.TransientError.General.DatabaseUnavailable', 'store_unavailable'],
    ['Neo.TransientError.Transaction.DeadlockDetected', 'store_unavailable'],
    ['Neo.ClientError.Security.Unauthorized', 'store_unauthorized'],
    ['Neo.ClientError.Security.AuthenticationRateLimit', 'store_unauthorized'],
    ['Neo.ClientError.Transaction.TransactionTimedOut', 'store_timeout'],
    ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', 'store_timeout'],
    ['Neo.TransientError.Transaction.LockAcquisitionTimeout', 'store_timeout'],
    ['Neo.ClientError.General.ForbiddenOnReadOnlyDatabase', 'store_read_only'],
    ['Neo.ClientError.Statement.SyntaxError', 'store_incompatible'],
    ['Neo.ClientError.Database.DatabaseNotFound', 'store_incompatible'],
    ['ProtocolError', 'store_incompatible'],
    ['Neo.ClientError.Schema.ConstraintValidationFailed', 'store_damaged'],
  ])('%s is %s', (code, expected) => {
    expect(toStoreError(failure(code)).code).toBe(expected);
  });

  it('keeps the cause, and leaves our own errors alone', () => {
    const cause = failure('ServiceUnavailable');
    expect(toStoreError(cause)).toMatchObject({ cause, detail: expect.stringContaining('whatever it says') });
    const own = new StoreError('record_conflict', 'x');
    expect(toStoreError(own)).toBe(own);
  });

  it('takes anything that is thrown', () => {
    expect(toStoreError('text').code).toBe('store_unavailable');
    expect(toStoreError(undefined).code).toBe('store_unavailable');
  });
});

describe('server versions', () => {
  it.each(['Neo4j/5.26.0', 'Neo4j/5.26.29', 'Neo4j/5.27-aura', 'Neo4j/2025.10.1'])('takes %s', (agent) => {
    expect(() => requireSupportedServer(agent)).not.toThrow();
  });

  it.each(['Neo4j/4.4.36', 'Neo4j/5.25.1', 'Neo4j/5.9.0', 'Memgraph/2.0', ''])('refuses %j', (agent) => {
    expect(() => requireSupportedServer(agent)).toThrow(/store_incompatible/);
  });
});
