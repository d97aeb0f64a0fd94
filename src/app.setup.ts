import { randomBytes } from 'node:crypto';
import fastifyStatic from '@fastify/static';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import type { AppConfig } from './config/app-config';
import { Log } from './config/log';
import { readAssets } from './web/assets';
import { ErrorFilter } from './web/error.filter';
import { PageInterceptor } from './web/page.interceptor';
import { routableUrl } from './web/routable-url';
import { PERMISSIONS_POLICY, securityHeaders } from './web/security-headers';
import { whyNotListen } from './web/why-not-listen';

/** The application as main and the tests run it, ready to answer but not listening yet. */
export async function createApp(config: AppConfig, module?: DynamicModule): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module ?? AppModule.of(config), adapterFor(config), {
    logger: new Log(config.logLevel),
    abortOnError: false,
  });
  const assets = readAssets();
  app.useSecurityHeaders(securityHeaders(config.publicUrl));
  app.useGlobalInterceptors(new PageInterceptor(assets));
  app.useGlobalFilters(new ErrorFilter(assets));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      void reply.headers({ 'permissions-policy': PERMISSIONS_POLICY, 'x-request-id': request.id });
      done();
    });
  await app.register(fastifyStatic, {
    root: [...assets.folders],
    prefix: assets.prefix,
    allowedPath: assets.has,
    index: false,
    immutable: true,
    maxAge: '365d',
  });
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
  return app.getUrl();
}

function adapterFor(config: AppConfig): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: (_address, hop) => hop < config.trustProxy,
    rewriteUrl: ({ url = '/' }) => routableUrl(url),
    forceCloseConnections: 'idle',
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
