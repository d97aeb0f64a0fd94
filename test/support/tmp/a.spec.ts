import 'reflect-metadata';
import { Module, Controller, Get, Injectable } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import * as fc from 'fast-check';
import { Eta } from 'eta';
import { parse } from 'csv-parse/sync';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
@Injectable() class S { x() { return 'hola'; } }
@Controller() class C { constructor(private readonly s: S) {} @Get() g() { return this.s.x(); } }
@Module({ controllers: [C], providers: [S] }) class M {}
it('boots', async () => {
  const app = await NestFactory.create<NestFastifyApplication>(M, new FastifyAdapter(), { logger: false });
  await app.register(helmet as never);
  await app.register(fastifyStatic as never, { root: __dirname } as never);
  await app.init();
  const r = await app.inject('/');
  expect(r.body).toBe('hola');
  expect(parse('a,b\n1,2')).toHaveLength(2);
  expect(new Eta().renderString('<%= it.a %>', { a: 1 })).toBe('1');
  fc.assert(fc.property(fc.integer(), (x) => x === x));
  await app.close();
});
