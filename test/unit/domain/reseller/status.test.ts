import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResellerStatus } from '#domain/reseller/status.ts';
import {
  accruesPoints,
  allowedTransitions,
  hasExpired,
  isResellerStatus,
  requiresReason,
  resellerStatuses,
  transition,
} from '#domain/reseller/status.ts';

const anyStatus = fc.constantFrom(...resellerStatuses);

describe('transition', () => {
  it('leads a candidate to an authorisation by way of the review', () => {
    const path: ResellerStatus[] = [
      'submitted',
      'in-review',
      'documents-requested',
      'in-review',
      'authorised',
    ];
    let status: ResellerStatus = 'candidate';
    for (const to of path) {
      const change = transition(status, { to });
      expect(change).toMatchObject({ ok: true, value: { from: status, to } });
      status = to;
    }
  });

  it('never authorises a candidate without a review', () => {
    expect(transition('candidate', { to: 'authorised' })).toEqual({
      ok: false,
      code: 'reseller/transition-not-allowed',
    });
  });

  it('lets a refused reseller apply again', () => {
    expect(transition('refused', { to: 'submitted' }).ok).toBe(true);
  });

  it('demands a reason in words for a refusal and a suspension', () => {
    const fault = { ok: false, code: 'reseller/reason-required' };
    expect(transition('in-review', { to: 'refused' })).toEqual(fault);
    expect(transition('authorised', { to: 'suspended', reason: '  ' })).toEqual(fault);
    expect(transition('authorised', { to: 'suspended', reason: ' долг ' })).toMatchObject({
      value: { reason: 'долг' },
    });
  });

  it('keeps to the table, the reasons and the review on every random walk', () => {
    const step = fc.record({ to: anyStatus, reason: fc.constantFrom(null, '', ' ', 'долг') });
    fc.assert(
      fc.property(anyStatus, fc.array(step, { maxLength: 60 }), (start, steps) => {
        let status = start;
        for (const request of steps) {
          const change = transition(status, request);
          const allowed = allowedTransitions(status).includes(request.to);
          if (!change.ok) {
            if (allowed) expect(requiresReason(request.to) && !request.reason?.trim()).toBe(true);
            continue;
          }
          expect(allowed).toBe(true);
          expect(change.value.to).not.toBe(status);
          if (requiresReason(change.value.to)) expect(change.value.reason).toBe('долг');
          if (change.value.to === 'authorised') {
            expect(['in-review', 'documents-requested', 'suspended', 'expired']).toContain(status);
          }
          status = change.value.to;
        }
      }),
    );
  });

  it('can reach an authorisation from every status', () => {
    for (const start of resellerStatuses) {
      const reached = new Set<ResellerStatus>([start]);
      for (const status of reached) for (const to of allowedTransitions(status)) reached.add(to);
      expect(reached.has('authorised')).toBe(true);
    }
  });
});

describe('status', () => {
  it('lets only an authorised reseller accrue points', () => {
    expect(resellerStatuses.filter(accruesPoints)).toEqual(['authorised']);
  });

  it('expires the day after the last valid day', () => {
    expect(hasExpired('2010-12-31', '2010-12-31')).toBe(false);
    expect(hasExpired('2010-12-31', '2011-01-01')).toBe(true);
    expect(hasExpired(null, '2011-01-01')).toBe(false);
  });

  it('knows its own words only', () => {
    expect(isResellerStatus('in-review')).toBe(true);
    expect(isResellerStatus('declined')).toBe(false);
  });
});
