import { Controller, Get } from '@nestjs/common';
import { Does } from '../web/does';
import { page, type Page } from '../web/page';
import { type Visitor, Who } from '../web/visitor';
import { cataloguesView } from './catalogues.view';

/** What an administrator keeps, and where. */
@Controller('administracion')
export class CataloguesController {
  @Does('commission.manage')
  @Get()
  show(@Who() { person }: Visitor): Page {
    return page('institutions/catalogues', cataloguesView(person));
  }
}
