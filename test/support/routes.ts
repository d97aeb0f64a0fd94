import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The addresses that an application answers by GET, as its controllers write them: `/planes/:plan/anexo-1`. */
export function getRoutes(app: NestFastifyApplication): string[] {
  return routesBy(app, RequestMethod.GET);
}

/** All of them with their method: `GET /planes/:plan/anexo-1`, `POST /salir`. */
export function allRoutes(app: NestFastifyApplication): string[] {
  const gets = routesBy(app, RequestMethod.GET).map((route) => `GET ${route}`);
  return [...gets, ...routesBy(app, RequestMethod.POST).map((route) => `POST ${route}`)].sort();
}

function routesBy(app: NestFastifyApplication, method: RequestMethod): string[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers
    .flatMap(({ metatype }) => (typeof metatype === 'function' ? routesOf(metatype, method) : []))
    .sort();
}

function routesOf(controller: { readonly prototype: object }, method: RequestMethod): string[] {
  const own = Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).map(
    ({ value }) => value as unknown,
  );
  const handlers = own.filter((each): each is object => typeof each === 'function');
  return handlers
    .filter((handler) => Reflect.getMetadata(METHOD_METADATA, handler) === method)
    .flatMap((handler) => pathsOf(controller).flatMap((above) => pathsOf(handler).map((path) => joined(above, path))));
}

function pathsOf(place: object): string[] {
  return [Reflect.getMetadata(PATH_METADATA, place) as string | string[]].flat();
}

function joined(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}
