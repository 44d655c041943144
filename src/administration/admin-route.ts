export { employeeForm as adminForm, employeePage as adminPage, employeeUpload as adminUpload, enterByLogin as enterAdministration } from '../rights/index.ts'
