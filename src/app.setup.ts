import { randomBytes } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import type { AppConfig } from './config/app-config';
import { derivedKey } from './config/derived-key';
import { Log } from './config/log';
import { acceptUploads } from './files/upload';
import { Answers } from './web/answers';
import { serveAssets } from './web/asset-route';
import { readAssets } from './web/assets';
import { Csrf } from './web/csrf';
import { CsrfInterceptor } from './web/csrf.interceptor';
import { ErrorFilter } from './web/error.filter';
import { Flash } from './web/flash';
import { PageInterceptor } from './web/page.interceptor';
import { REQUEST_LIMITS } from './web/request-limits';
import { logRequests } from './web/request-log';
import { routableUrl } from './web/routable-url';
import { PERMISSIONS_POLICY, securityHeaders } from './web/security-headers';
import { whyNotListen } from './web/why-not-listen';
import { JobLoop } from './work/job-loop';

/** The application as main and the tests run it, ready to answer but not listening yet. */
export async function createApp(config: AppConfig, module?: DynamicModule): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module ?? AppModule.of(config), adapterFor(config), {
    logger: new Log(config.logLevel),
    abortOnError: false,
  });
  const assets = readAssets();
  app.useSecurityHeaders(securityHeaders(config.publicUrl));
  const csrf = new Csrf(config);
  const answers = new Answers(assets, csrf, new Flash(config.publicUrl));
  app.useGlobalInterceptors(new CsrfInterceptor(csrf), new PageInterceptor(answers));
  app.useGlobalFilters(new ErrorFilter(answers));
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers({ 'permissions-policy': PERMISSIONS_POLICY, 'x-request-id': request.id });
    done();
  });
  logRequests(server, [assets.prefix, '/health/']);
  await app.register(fastifyCookie, { secret: derivedKey(config.appSecret, 'cookies') });
  await acceptUploads(app);
  serveAssets(server, assets);
  return app;
}

/** Opens the application and starts to serve; resolves to the address of the site. */
export async function serve(config: AppConfig): Promise<string> {
  return listen(await createApp(config), config);
}

/** Starts to serve; the process ends at SIGINT or SIGTERM with status 0, once what it is answering is answered. */
export async function listen(app: NestFastifyApplication, config: AppConfig): Promise<string> {
  app.enableShutdownHooks(['SIGINT', 'SIGTERM'], { useProcessExit: true });
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    await app.close();
    throw whyNotListen(error, config);
  }
  app.get(JobLoop).start();
  return app.getUrl();
}

function adapterFor(config: AppConfig): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: (_address, hop) => hop < config.trustProxy,
    rewriteUrl: ({ url = '/' }) => routableUrl(url),
    forceCloseConnections: 'idle',
    ...REQUEST_LIMITS,
    schemaController: { compilersFactory: { buildValidator: withoutSchemas, buildSerializer: withoutSchemas } },
    genReqId: () => randomBytes(5).toString('hex'),
  });
}

/**
 * In the place of Fastify's compilers of JSON schemas, which no route here has: to load them takes a twentieth of the
 * start.
 */
function withoutSchemas(): never {
  throw new Error('No route has a JSON schema: what comes in is read by forms.');
}
