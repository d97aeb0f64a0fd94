import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppConfig } from '../config/app-config';
import { type SiteCookie, siteCookie } from '../web/site-cookie';
import { DEVICE_DAYS } from './known-devices.service';
import type { OwnLogin } from './login-beginning.service';
import { LOGIN_COOKIE } from './login-cookie';
import type { Visit } from './visit';

const DEVICE_SECONDS = DEVICE_DAYS * 24 * 60 * 60;
const DIRECTORY_SECONDS = 15 * 60;

/** The cookies of people who come in; names and protection follow the site's own address. */
@Injectable()
export class LoginCookies {
  /** Ends with the browser, besides what the login itself lasts. */
  private readonly login: SiteCookie;
  private readonly device: SiteCookie;
  private readonly directory: SiteCookie;

  constructor({ publicUrl }: AppConfig) {
    this.login = siteCookie(publicUrl, LOGIN_COOKIE);
    this.device = siteCookie(publicUrl, 'yupana_equipo');
    this.directory = siteCookie(publicUrl, 'yupana_directorio');
  }

  /** From where a request comes, with what its cookies say. */
  visitOf(request: FastifyRequest): Visit {
    return {
      address: request.ip,
      userAgent: request.headers['user-agent'],
      former: request.cookies[this.login.name] ?? null,
      deviceCookie: request.cookies[this.device.name] ?? null,
    };
  }

  /** The browser keeps the login, and is known from then on where the person got in altogether. */
  keep(reply: FastifyReply, { token, deviceCookie }: OwnLogin): void {
    void reply.setCookie(this.login.name, token, this.login.options);
    if (deviceCookie === null) return;
    void reply.setCookie(this.device.name, deviceCookie, { ...this.device.options, maxAge: DEVICE_SECONDS });
  }

  drop(reply: FastifyReply): void {
    void reply.clearCookie(this.login.name, this.login.options);
  }

  keepDirectory(reply: FastifyReply, value: string): void {
    void reply.setCookie(this.directory.name, value, { ...this.directory.options, maxAge: DIRECTORY_SECONDS });
  }

  /** What the browser kept while its person was at the directory, once; null: nothing. */
  takeDirectory(request: FastifyRequest, reply: FastifyReply): string | null {
    void reply.clearCookie(this.directory.name, this.directory.options);
    return request.cookies[this.directory.name] ?? null;
  }
}
