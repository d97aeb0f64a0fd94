import { Controller, Get } from '@nestjs/common';
import { page, type Page } from '../web/page';
import { HomeService } from './home.service';
import { homeView } from './home.view';

/** The first page: the plans with their annexes. */
@Controller()
export class HomeController {
  constructor(private readonly home: HomeService) {}

  @Get()
  async show(): Promise<Page> {
    return page('home/index', homeView(await this.home.listedPlans()));
  }
}
