import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/dates';
import { noticesOpenAt } from '../domain/notices';
import { Jobs } from '../work/jobs';
import { RequestNotices } from './request-notices.service';

const NOTICES_JOB = 'requests.notices';
const DAY_MS = 24 * 60 * 60 * 1000;
/** Before the mails of a day go out, and with time for notices to be gathered. */
const AHEAD_MS = 30 * 60 * 1000;

/** Every morning, before mails go out: what the day has to tell of the requests that still take answers. */
@Injectable()
export class RequestNoticesJob {
  constructor(notices: RequestNotices, jobs: Jobs) {
    jobs.handleAlways(NOTICES_JOB, async ({ at }) => {
      await notices.tellAll({ actor: { accountId: null, name: 'avisos', channel: 'job' }, at });
      return nextMorning(at);
    });
  }
}

function nextMorning(at: Instant): Instant {
  const today = noticesOpenAt(at) - AHEAD_MS;
  return at < today ? today : today + DAY_MS;
}
